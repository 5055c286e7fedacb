#include "sync/client/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

// What is trusted is one certificate, by value: no system authorities, no redirects, no proxy
// from the environment. Whatever did not come from the center (a portal's page, a time-out, a
// refused handshake) is `offline`; only the center itself can say `rejected`.
namespace clearway::client {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr const char* kContentType = "application/x-protobuf";
// A refusal by the center: one lower-case word of a closed list, nothing else.
constexpr const char* kRefusalType = "text/x-clearway-refusal";
constexpr long kConnectSeconds = 10;
constexpr long kStallSeconds = 30;  // below one byte a second for this long is a dead line

struct FreeEasy {
  void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

curl_blob blob_of(std::string& text) {
  return {.data = text.data(), .len = text.size(), .flags = CURL_BLOB_NOCOPY};
}

struct Reply {
  core::Bytes body;
  bool too_large = false;
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* reply_pointer) {
  auto& reply = *static_cast<Reply*>(reply_pointer);
  if (reply.body.size() + size > entry::kMaxBody) {
    reply.too_large = true;
    return 0;  // curl ends the transfer
  }
  const auto bytes = core::as_bytes({data, size});
  reply.body.insert(reply.body.end(), bytes.begin(), bytes.end());
  return size;
}

int check_stop(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

// The word of a refusal, or nothing when it is not of the closed list's shape: what others
// wrote must not reach our logs.
std::string refusal_word(const core::Bytes& body) {
  const auto plain = [](core::Byte b) { return (b >= 'a' && b <= 'z') || b == '_'; };
  if (body.size() > 40 || !std::ranges::all_of(body, plain)) return {};
  return core::as_text(body);
}

}  // namespace

struct Client::Impl {
 public:
  Impl(Identity identity, CURL* easy) : identity_(std::move(identity)), easy_(easy) {}
  bool configure();

  // One exchange: encode, post, decode.
  template <class Message, class Decode>
  auto exchange(const char* path, const Message& message, Decode decode,
                const std::stop_token& stop) -> decltype(decode(core::ByteView{})) {
    return decode(TRY(post(path, entry::encode(message), stop)));
  }

 private:
  Result<core::Bytes> post(const char* path, const core::Bytes& body, const std::stop_token& stop);
  template <class T>
  void set(CURLoption option, T value) {
    good_ = good_ && curl_easy_setopt(easy_.get(), option, value) == CURLE_OK;
  }
  void trust_only_the_center();
  void keep_to_limits();
  Result<core::Bytes> judge(CURLcode code, Reply reply) const;

  Identity identity_;  // the blobs point into it
  std::unique_ptr<CURL, FreeEasy> easy_;
  std::unique_ptr<curl_slist, FreeList> headers_;
  bool good_ = true;
};

void Client::Impl::trust_only_the_center() {
  auto certificate = blob_of(identity_.certificate_pem);
  auto key = blob_of(identity_.private_key_pem);
  auto center = blob_of(identity_.center_certificate_pem);
  set(CURLOPT_SSLCERT_BLOB, &certificate);
  set(CURLOPT_SSLKEY_BLOB, &key);
  set(CURLOPT_CAINFO_BLOB, &center);
  // Debian's build has a folder of authorities compiled in; it would be read besides.
  set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_3});
  set(CURLOPT_PROTOCOLS_STR, "https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");  // an empty one also turns off what the environment says
}

void Client::Impl::keep_to_limits() {
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(CURLOPT_LOW_SPEED_LIMIT, 1L);
  set(CURLOPT_LOW_SPEED_TIME, kStallSeconds);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &check_stop);
  set(CURLOPT_WRITEFUNCTION, &take_body);
}

bool Client::Impl::configure() {
  headers_.reset(curl_slist_append(nullptr, "Content-Type: application/x-protobuf"));
  if (!headers_) return false;
  set(CURLOPT_HTTPHEADER, headers_.get());
  set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
  set(CURLOPT_POST, 1L);
  trust_only_the_center();
  keep_to_limits();
  return good_;
}

Result<core::Bytes> Client::Impl::post(const char* path, const core::Bytes& body,
                                       const std::stop_token& stop) {
  Reply reply;
  set(CURLOPT_URL, (identity_.center_address + path).c_str());
  // Null would make curl read standard input.
  set(CURLOPT_POSTFIELDS, body.empty() ? "" : reinterpret_cast<const char*>(body.data()));
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  set(CURLOPT_XFERINFODATA, &stop);
  set(CURLOPT_WRITEDATA, &reply);
  if (!good_) return fail(ErrorCode::internal, "client.post", "curl option");
  if (stop.stop_requested()) return fail(ErrorCode::offline, "client.post", "stopped");
  const CURLcode code = curl_easy_perform(easy_.get());
  return judge(code, std::move(reply));
}

Result<core::Bytes> Client::Impl::judge(CURLcode code, Reply reply) const {
  if (reply.too_large) return fail(ErrorCode::corrupt, "client.reply", "too large");
  // curl's words name no person, only what failed.
  if (code != CURLE_OK) return fail(ErrorCode::offline, "client.post", curl_easy_strerror(code));
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy_.get(), CURLINFO_CONTENT_TYPE, &type);
  const std::string_view content_type = type == nullptr ? "" : type;
  if (status == 200 && content_type == kContentType) return std::move(reply.body);
  const auto number = std::to_string(status);
  if (status == 429 || status < 400 || status >= 500 || content_type != kRefusalType)
    return fail(ErrorCode::offline, "client.reply", number);
  const auto word = refusal_word(reply.body);
  return fail(ErrorCode::rejected, "client.reply", word.empty() ? number : number + " " + word);
}

Client::Client(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Result<Client> Client::make(Identity identity) {
  if (identity.certificate_pem.empty() || identity.private_key_pem.empty() ||
      identity.center_certificate_pem.empty())
    return fail(ErrorCode::invalid_input, "client.make", "a certificate or key is missing");
  if (!identity.center_address.starts_with("https://"))
    return fail(ErrorCode::invalid_input, "client.make", "the center's address is not https");
  while (identity.center_address.ends_with('/')) identity.center_address.pop_back();
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kStarted != CURLE_OK) return fail(ErrorCode::internal, "client.make", "curl did not start");
  auto impl = std::make_unique<Impl>(std::move(identity), curl_easy_init());
  if (!impl->configure()) return fail(ErrorCode::internal, "client.make", "curl option");
  return Client(std::move(impl));
}

Result<entry::EnrollReply> Client::enroll(const entry::EnrollRequest& request) {
  return impl_->exchange("/v1/enroll", request, entry::decode_enroll_reply, {});
}

Result<entry::PushReply> Client::push(const entry::PushRequest& request,
                                      const std::stop_token& stop) {
  return impl_->exchange("/v1/push", request, entry::decode_push_reply, stop);
}

Result<entry::PullReply> Client::pull(const entry::PullRequest& request,
                                      const std::stop_token& stop) {
  return impl_->exchange("/v1/pull", request, entry::decode_pull_reply, stop);
}

}  // namespace clearway::client
