#include "tests/sync/client/fake_center.h"

#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace clearway::client {

struct FakeCenter::Tls {
  SSL_CTX* context = SSL_CTX_new(TLS_server_method());
  ~Tls() { SSL_CTX_free(context); }
  void use(const keys::Certificate& identity) const {
    BIO* text = BIO_new_mem_buf(identity.certificate_pem.data(),
                                static_cast<int>(identity.certificate_pem.size()));
    X509* certificate = PEM_read_bio_X509(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    text = BIO_new_mem_buf(identity.private_key_pem.data(),
                           static_cast<int>(identity.private_key_pem.size()));
    EVP_PKEY* key = PEM_read_bio_PrivateKey(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    if (SSL_CTX_use_certificate(context, certificate) != 1 ||
        SSL_CTX_use_PrivateKey(context, key) != 1)
      throw std::runtime_error("certificate");
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
};

FakeCenter::FakeCenter(const keys::Certificate& identity, std::string answer, Manner manner)
    : tls_(std::make_unique<Tls>()), answer_(std::move(answer)), manner_(manner) {
  std::signal(SIGPIPE, SIG_IGN);  // a client may leave in the middle
  tls_->use(identity);
  if (manner_.only_old_tls) SSL_CTX_set_max_proto_version(tls_->context, TLS1_2_VERSION);
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  auto* generic = reinterpret_cast<sockaddr*>(&at);
  if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
      ::getsockname(listener_, generic, &size) != 0)
    throw std::runtime_error("listen");
  port_ = ntohs(at.sin_port);
  thread_ = std::jthread([this] { serve(); });
}

FakeCenter::~FakeCenter() {
  ending_ = true;
  thread_.join();
  ::close(listener_);
}

std::string FakeCenter::address() const { return "https://127.0.0.1:" + std::to_string(port_); }

void FakeCenter::serve() {
  while (!ending_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) continue;
    const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    manner_.tls ? talk_tls(fd) : talk_plain(fd);
    ::close(fd);
  }
}

void FakeCenter::talk_plain(int fd) {
  char buffer[4096];
  if (::read(fd, buffer, sizeof buffer) <= 0) return;
  ++requests_;
  if (::write(fd, answer_.data(), answer_.size()) < 0) return;
}

void FakeCenter::talk_tls(int fd) {
  SSL* ssl = SSL_new(tls_->context);
  SSL_set_fd(ssl, fd);
  if (SSL_accept(ssl) == 1) {
    std::string request;
    char buffer[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
      const int n = SSL_read(ssl, buffer, sizeof buffer);
      if (n <= 0) break;
      request.append(buffer, static_cast<std::size_t>(n));
    }
    if (!request.empty()) ++requests_;
    while (manner_.silent && !ending_) ::usleep(10'000);
    std::size_t done = 0;
    while (!manner_.silent && done < answer_.size()) {
      const int n = SSL_write(ssl, answer_.data() + done, static_cast<int>(answer_.size() - done));
      if (n <= 0) break;
      done += static_cast<std::size_t>(n);
    }
    SSL_shutdown(ssl);
    while (SSL_read(ssl, buffer, sizeof buffer) > 0) {  // a reset would overtake the answer
    }
  }
  SSL_free(ssl);
}

std::string http(const std::string& status, const std::string& type, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" +
         body;
}

}  // namespace clearway::client
