#include "app/print/print.h"

#include <cups/cups.h>

#include <cstdlib>
#include <string_view>

#include "app/print/trouble.h"

namespace clearway::print {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr const char* kTitle = "papers";
constexpr const char* kUser = "clearway";
constexpr int kConnectMilliseconds = 10'000;

struct Close {
  void operator()(http_t* http) const noexcept { httpClose(http); }
  void operator()(ipp_t* message) const noexcept { ippDelete(message); }
};
using Connection = std::unique_ptr<http_t, Close>;
using Message = std::unique_ptr<ipp_t, Close>;

// CUPS keeps server and user per thread, and reads the environment only once; saying both
// each time makes every worker thread the same.
Result<Connection> connect() {
  const char* server = std::getenv("CUPS_SERVER");
  cupsSetServer(server != nullptr && *server != '\0' ? server : nullptr);
  cupsSetUser(kUser);
  // Without this CUPS would ask for a password on the terminal.
  cupsSetPasswordCB2(
      [](const char*, http_t*, const char*, const char*, void*) -> const char* { return nullptr; },
      nullptr);
  Connection http(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(),
                               /*blocking=*/1, kConnectMilliseconds, nullptr));
  if (!http) return fail(ErrorCode::offline, "print.connect");
  return http;
}

// The status only: CUPS's own message may repeat a job's attributes.
tl::unexpected<core::Error> failure(const char* where) {
  const ipp_status_t status = cupsLastError();
  ErrorCode code = ErrorCode::rejected;
  if (status == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE || status == IPP_STATUS_ERROR_INTERNAL ||
      status == IPP_STATUS_ERROR_BUSY || status == IPP_STATUS_ERROR_TIMEOUT)
    code = ErrorCode::offline;
  if (status == IPP_STATUS_ERROR_NOT_FOUND) code = ErrorCode::not_found;
  return fail(code, where, ippErrorString(status));
}

std::string printer_uri(const std::string& queue) {
  std::string uri(HTTP_MAX_URI, '\0');
  httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr,
                   "localhost", 0, "/printers/%s", queue.c_str());
  return uri.c_str();
}

Message request(ipp_op_t operation, const std::string& queue) {
  Message message(ippNewRequest(operation));
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
               printer_uri(queue).c_str());
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
               kUser);
  return message;
}

// Sends and takes ownership of the request, as cupsDoRequest does.
Result<Message> ask(http_t* http, Message message, const char* where) {
  Message answer(cupsDoRequest(http, message.release(), "/"));
  if (!answer || cupsLastError() >= IPP_STATUS_REDIRECTION_OTHER_SITE) return failure(where);
  return answer;
}

JobState state_of(int ipp_state) {
  switch (ipp_state) {
    case IPP_JSTATE_PROCESSING:
      return JobState::printing;
    case IPP_JSTATE_COMPLETED:
      return JobState::done;
    case IPP_JSTATE_CANCELED:
      return JobState::canceled;
    case IPP_JSTATE_ABORTED:
      return JobState::failed;
    default:
      return JobState::waiting;  // pending, held, stopped
  }
}

Result<std::string> trouble(http_t* http, const std::string& queue) {
  const Message answer =
      TRY(ask(http, request(IPP_OP_GET_PRINTER_ATTRIBUTES, queue), "print.look"));
  std::vector<std::string> reasons;
  ipp_attribute_t* attribute =
      ippFindAttribute(answer.get(), "printer-state-reasons", IPP_TAG_KEYWORD);
  const int count = ippGetCount(attribute);
  reasons.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) reasons.emplace_back(ippGetString(attribute, i, nullptr));
  if (std::string word = trouble_of(reasons); !word.empty()) return word;
  attribute = ippFindAttribute(answer.get(), "printer-state-message", IPP_TAG_TEXT);
  const char* message = ippGetString(attribute, 0, nullptr);
  return message != nullptr && says_unreachable(message) ? "offline" : "";
}

bool send_pages(http_t* http, const std::string& queue, int job, core::ByteView pdf) {
  http_status_t status = cupsStartDocument(http, queue.c_str(), job, kTitle, "application/pdf",
                                           /*last_document=*/1);
  if (status == HTTP_STATUS_CONTINUE)
    status = cupsWriteRequestData(http, reinterpret_cast<const char*>(pdf.data()), pdf.size());
  // Always finished, so that the answer is read and the connection can be used again.
  const ipp_status_t finished = cupsFinishDocument(http, queue.c_str());
  return status == HTTP_STATUS_CONTINUE && finished <= IPP_STATUS_OK_CONFLICTING;
}

// Takes the job and its pages out of the spool: a print service keeps those of a finished job for a
// day, for whoever may want them again. A job that is still at work is canceled with it.
bool purge(http_t* http, const std::string& queue, int job) {
  return cupsCancelJob2(http, queue.c_str(), job, /*purge=*/1) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

}  // namespace

Result<Printer> Printer::open(const std::string& queue) {
  const auto http = connect();
  if (!http) return fail(ErrorCode::not_found, "print.open", "no print service");
  cups_dest_t* found =
      cupsGetNamedDest(http->get(), queue.empty() ? nullptr : queue.c_str(), nullptr);
  if (found == nullptr) return fail(ErrorCode::not_found, "print.open", "no such queue");
  Printer printer{found->name};
  cupsFreeDests(1, found);
  return printer;
}

Result<Job> Printer::print(core::ByteView pdf, int copies) {
  if (copies < 1 || copies > 20) return fail(ErrorCode::invalid_input, "print.print", "copies");
  const Connection http = TRY(connect());
  cups_option_t* options = nullptr;
  int count = cupsAddIntegerOption("copies", copies, 0, &options);
  count = cupsAddOption("job-sheets", "none", count, &options);  // no banner page with a name
  const int job = cupsCreateJob(http.get(), queue_.c_str(), kTitle, count, options);
  cupsFreeOptions(count, options);
  if (job <= 0) return failure("print.print");
  if (!send_pages(http.get(), queue_, job, pdf)) {
    auto error = failure("print.print");
    // Half a document must not stay in the spool.
    purge(CUPS_HTTP_DEFAULT, queue_, job);
    return error;
  }
  return Job{.id = job, .state = JobState::waiting, .trouble = ""};
}

Result<Job> Printer::look(int job) {
  const Connection http = TRY(connect());
  Message wanted = request(IPP_OP_GET_JOB_ATTRIBUTES, queue_);
  ippAddInteger(wanted.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  const Message answer = TRY(ask(http.get(), std::move(wanted), "print.look"));
  ipp_attribute_t* state = ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM);
  if (state == nullptr) return fail(ErrorCode::rejected, "print.look", "no job-state");
  Job seen{.id = job, .state = state_of(ippGetInteger(state, 0)), .trouble = ""};
  if (seen.state == JobState::waiting || seen.state == JobState::printing)
    seen.trouble = TRY(trouble(http.get(), queue_));
  else
    purge(http.get(), queue_, job);
  return seen;
}

Result<> Printer::cancel(int job) {
  const Connection http = TRY(connect());
  if (!purge(http.get(), queue_, job)) return failure("print.cancel");
  return {};
}

Result<int> Printer::cancel_all() {
  const Connection http = TRY(connect());
  cups_job_t* jobs = nullptr;
  // Finished ones too: nobody may have looked since, and their pages would lie in the spool.
  const int count =
      cupsGetJobs2(http.get(), &jobs, queue_.c_str(), /*myjobs=*/1, CUPS_WHICHJOBS_ALL);
  if (count < 0) return failure("print.cancel_all");
  int canceled = 0;
  bool refused = false;
  for (int i = 0; i < count; ++i) {
    const cups_job_t& job = jobs[i];
    if (std::string_view(job.user) != kUser || std::string_view(job.title) != kTitle) continue;
    const bool at_work = job.state < IPP_JSTATE_CANCELED;
    const bool gone = purge(http.get(), queue_, job.id);
    if (at_work && gone) ++canceled;
    refused = refused || (at_work && !gone);
  }
  cupsFreeJobs(count, jobs);
  if (refused) return failure("print.cancel_all");
  return canceled;
}

}  // namespace clearway::print
