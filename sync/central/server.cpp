// The one file that includes Boost: it takes half a minute to compile.
#include "sync/central/server.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <thread>
#include <vector>

#include "sync/central/log.h"

namespace clearway::central {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Stream = beast::ssl_stream<beast::tcp_stream>;
using Parser = http::request_parser<http::vector_body<core::Byte>>;

// Completion as a value: nothing in a session throws for what a peer does.
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr auto kHeadTime = std::chrono::seconds(60);   // handshake, idle, request head
constexpr auto kBodyTime = std::chrono::seconds(600);  // 16 MiB at 30 kB/s
constexpr int kMaxSessions = 512;
constexpr std::uint64_t kMaxDrain =
    std::uint64_t{64} * 1024;  // of a refused body, so that the answer is read

std::optional<core::Hash> fingerprint_of(SSL* ssl) {
  X509* certificate = SSL_get1_peer_certificate(ssl);
  if (certificate == nullptr) return std::nullopt;
  core::Hash hash{};
  unsigned size = 0;
  const bool good = X509_digest(certificate, EVP_sha256(), hash.data(), &size) == 1;
  X509_free(certificate);
  return good && size == hash.size() ? std::optional(hash) : std::nullopt;
}

void configure(asio::ssl::context& tls, const ServerOptions& options) {
  auto* raw = tls.native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_3_VERSION);
  // No resumption: each connection proves its key, and revoking needs no second thought.
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(raw, 0);
  tls.use_certificate_chain(asio::buffer(options.certificate_pem));
  tls.use_private_key(asio::buffer(options.private_key_pem), asio::ssl::context::pem);
  // Asked for, not demanded: health needs none. Self-signed is what ours are.
  tls.set_verify_mode(asio::ssl::verify_peer);
  tls.set_verify_callback([](bool, asio::ssl::verify_context&) { return true; });
}

class Server {
 public:
  Server(const ServerOptions& options, Routes routes)
      : routes_(std::move(routes)), tls_(asio::ssl::context::tls_server), acceptor_(network_) {
    configure(tls_, options);
    const tcp::endpoint endpoint(asio::ip::make_address(options.host), options.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen();
  }

  std::string address() const {
    const auto endpoint = acceptor_.local_endpoint();
    return endpoint.address().to_string() + ":" + std::to_string(endpoint.port());
  }

  void run() {
    signals_.async_wait([this](error_code, int) { network_.stop(); });
    asio::co_spawn(network_, accept(), asio::detached);
    std::thread second([this] { network_.run(); });
    network_.run();
    second.join();
    store_.join();  // what was begun is committed or rolled back before we go
  }

 private:
  asio::awaitable<void> accept() {
    for (;;) {
      auto [error, socket] = co_await acceptor_.async_accept(asio::make_strand(network_), kAwait);
      if (error == asio::error::operation_aborted) co_return;
      if (error || sessions_ >= kMaxSessions) {
        // Out of descriptors, or too many callers: let some finish.
        asio::steady_timer pause(network_, std::chrono::milliseconds(50));
        co_await pause.async_wait(kAwait);
        continue;
      }
      const auto executor = socket.get_executor();
      ++sessions_;
      asio::co_spawn(executor, session(std::move(socket)), [this](const std::exception_ptr&) {
        --sessions_;  // an exception is this caller's alone
      });
    }
  }

  // Runs on the store's thread, and comes back to the session's.
  template <class Work>
  auto on_store(Work work) {
    using Value = std::invoke_result_t<Work>;
    return asio::co_spawn(
        store_, [work = std::move(work)]() -> asio::awaitable<Value> { co_return work(); },
        asio::use_awaitable);
  }

  asio::awaitable<void> session(tcp::socket socket) {
    Stream stream(std::move(socket), tls_);
    auto& line = beast::get_lowest_layer(stream);
    line.expires_after(kHeadTime);
    auto [failed] = co_await stream.async_handshake(asio::ssl::stream_base::server, kAwait);
    if (failed) co_return;
    const auto certificate = fingerprint_of(stream.native_handle());
    beast::flat_buffer buffer;
    while (co_await exchange(stream, buffer, certificate)) {
    }
    line.expires_after(std::chrono::seconds(5));
    co_await stream.async_shutdown(kAwait);
  }

  // One request and its answer; false when the connection is to end.
  asio::awaitable<bool> exchange(Stream& stream, beast::flat_buffer& buffer,
                                 const std::optional<core::Hash>& certificate) {
    auto& line = beast::get_lowest_layer(stream);
    Parser parser;
    parser.body_limit(entry::kMaxBody);
    line.expires_after(kHeadTime);
    auto [error, size] = co_await http::async_read_header(stream, buffer, parser, kAwait);
    if (error == http::error::body_limit)
      co_return co_await send(stream, refusal(413, "body_too_large"), false);
    if (error) co_return false;

    Request request{std::string(parser.get().method_string()),
                    std::string(parser.get().target()),
                    certificate,
                    {}};
    auto refused = co_await on_store([&] { return routes_.refuse_early(request); });
    const bool waits = beast::iequals(parser.get()[http::field::expect], "100-continue");
    const auto length = parser.content_length();
    if (refused && (waits || !length || *length > kMaxDrain))
      co_return co_await send(stream, *std::move(refused), false);
    const auto limit = Routes::body_limit(request.target);
    if (length && *length > limit)
      co_return co_await send(stream, refusal(413, "body_too_large"), false);
    parser.body_limit(limit);  // for a body that does not say how long it is
    if (waits && !co_await go_on(stream)) co_return false;

    line.expires_after(kBodyTime);
    auto [broken, read] = co_await http::async_read(stream, buffer, parser, kAwait);
    if (broken == http::error::body_limit)
      co_return co_await send(stream, refusal(413, "body_too_large"), false);
    if (broken) co_return false;
    const bool stay = parser.get().keep_alive();
    if (refused) co_return co_await send(stream, *std::move(refused), stay);
    request.body = std::move(parser.get().body());
    auto answer = co_await on_store([&] { return routes_.handle(request); });
    co_return co_await send(stream, std::move(answer), stay);
  }

  asio::awaitable<bool> go_on(Stream& stream) {
    http::response<http::empty_body> response(http::status::continue_, 11);
    auto [error, size] = co_await http::async_write(stream, response, kAwait);
    co_return !error;
  }

  asio::awaitable<bool> send(Stream& stream, Answer answer, bool stay) {
    http::response<http::vector_body<core::Byte>> response;
    response.version(11);
    response.result(answer.status);
    response.set(http::field::content_type, answer.content_type);
    response.set(http::field::cache_control, "no-store");
    response.keep_alive(stay);
    response.body() = std::move(answer.body);
    response.prepare_payload();
    beast::get_lowest_layer(stream).expires_after(kBodyTime);
    auto [error, size] = co_await http::async_write(stream, response, kAwait);
    co_return !error && stay;
  }

  // The order matters when they go: sessions (in the network) first, then what they use.
  Routes routes_;
  asio::ssl::context tls_;
  asio::thread_pool store_{1};
  asio::io_context network_{2};
  tcp::acceptor acceptor_;
  asio::signal_set signals_{network_, SIGTERM, SIGINT};  // caught from here on, before `ready`
  std::atomic<int> sessions_{0};
};

}  // namespace

Result<> serve(const ServerOptions& options, Routes routes,
               const std::function<void(const std::string&)>& ready) {
  try {
    Server server(options, std::move(routes));
    log(EventId::server_started);
    ready(server.address());
    server.run();
    log(EventId::server_stopped);
    return {};
  } catch (const boost::system::system_error& error) {
    const bool taken = error.code() == asio::error::address_in_use;
    return fail(taken ? ErrorCode::busy : ErrorCode::invalid_input, "central.serve",
                error.code().message());
  } catch (const std::exception&) {
    return fail(ErrorCode::internal, "central.serve");
  }
}

}  // namespace clearway::central
