// What keeping costs, against plain SQLite doing one durable insert of the same bytes; how many
// entries can be sealed; how long a large vault takes to open. Prints medians, asserts nothing:
// figures belong in a closing note, beside the machine they were measured on.
//
//   vault_bench [FOLDER [PART]]   a folder on the disk to be measured, else the temporary folder;
//                                 of keeping, sealing, large, listing, sizes that one part
#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <span>
#include <vector>

#include "app/keys/certificate.h"
#include "app/keys/phrases.h"
#include "app/station/enroll.h"
#include "app/station/organization.h"
#include "app/station/station.h"
#include "tests/support/temp_dir.h"

namespace clearway::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Micros = std::chrono::duration<double, std::micro>;

constexpr core::UnixTime kNow = 1'750'000'000;

struct Figures {
  double median = 0, p99 = 0;  // microseconds
};

Figures measure(int times, const std::function<void(int)>& work) {
  std::vector<double> took;
  for (int i = 0; i < times; ++i) {
    const auto start = Clock::now();
    work(i);
    took.push_back(Micros(Clock::now() - start).count());
  }
  std::ranges::sort(took);
  return {took[took.size() / 2], took[took.size() * 99 / 100]};
}

template <class T>
T must(core::Result<T> result) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "%s\n", core::describe(result.error()).c_str());
  std::exit(1);
}
void must(const core::Result<>& result) {
  if (result) return;
  std::fprintf(stderr, "%s\n", core::describe(result.error()).c_str());
  std::exit(1);
}

// Debian's own sqlite3, loaded by hand: linked beside SQLCipher, one would take the other's place.
class PlainSqlite {
 public:
  explicit PlainSqlite(const std::filesystem::path& file) {
    library_ = ::dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library_ == nullptr) std::exit(1);
    find("sqlite3_open", open_), find("sqlite3_exec", exec_), find("sqlite3_prepare_v2", prepare_);
    find("sqlite3_bind_blob", bind_), find("sqlite3_step", step_), find("sqlite3_reset", reset_);
    open_(file.c_str(), &db_);
    exec("PRAGMA journal_mode = WAL");
    exec("PRAGMA synchronous = FULL");
    exec("CREATE TABLE kept (row INTEGER PRIMARY KEY, bytes BLOB)");
    prepare_(db_, "INSERT INTO kept (bytes) VALUES (?1)", -1, &insert_, nullptr);
  }
  void insert(core::ByteView bytes) {
    bind_(insert_, 1, bytes.data(), static_cast<int>(bytes.size()), nullptr);
    step_(insert_);
    reset_(insert_);
  }

 private:
  template <class Function>
  void find(const char* name, Function& into) {
    into = reinterpret_cast<Function>(::dlsym(library_, name));
    if (into == nullptr) std::exit(1);
  }
  void exec(const char* sql) { exec_(db_, sql, nullptr, nullptr, nullptr); }
  void* library_ = nullptr;
  void* db_ = nullptr;
  void* insert_ = nullptr;
  int (*open_)(const char*, void**) = nullptr;
  int (*exec_)(void*, const char*, void*, void*, char**) = nullptr;
  int (*prepare_)(void*, const char*, int, void**, const char**) = nullptr;
  int (*bind_)(void*, int, const void*, int, void (*)(void*)) = nullptr;
  int (*step_)(void*) = nullptr;
  int (*reset_)(void*) = nullptr;
};

vault::Vault fresh_vault(const std::filesystem::path& folder, const vault::Device& device) {
  std::filesystem::create_directories(folder);
  auto vault = must(vault::Vault::open(folder, core::Bytes(32, 7)));
  must(vault.set_device(device));
  return vault;
}

void keeping(const std::filesystem::path& folder, const vault::Device& device) {
  auto vault = fresh_vault(folder / "keeping", device);
  const auto record = keys::random_id<core::RecordId>();
  const auto visit = keys::random_id<core::VisitId>();
  const core::Bytes key(32, 1);
  must(vault.begin_visit(visit, record, {}));
  const std::string answer(200, 'a');
  const auto ours = measure(3000, [&](int i) {
    must(vault.keep_draft(visit, record, key, {fmt::format("field.{}", i % 60), answer}));
  });
  PlainSqlite plain(folder / "plain.db");
  const core::Bytes same(256, 1);  // a draft's bucket
  const auto theirs = measure(3000, [&](int) { plain.insert(same); });
  fmt::print("keep one answer       median {:7.0f} us   p99 {:7.0f} us\n", ours.median, ours.p99);
  fmt::print("plain SQLite insert   median {:7.0f} us   p99 {:7.0f} us   ratio {:.2f}\n",
             theirs.median, theirs.p99, ours.median / theirs.median);
}

void sealing(const vault::Device& device) {
  const core::Bytes key(32, 1);
  core::Bytes body(3900);  // with what a seal adds, an entry of 4 KB; does not compress
  keys::fill_random(body);
  core::Hash previous{};
  constexpr int kEntries = 5000;
  const auto start = Clock::now();
  for (int i = 1; i <= kEntries; ++i) {
    const auto bytes = must(entry::seal_entry(
        key, {entry::EntryKind::changes, {}, keys::random_id<core::EntryId>()}, body));
    entry::Link link{device.id, 1, static_cast<std::uint64_t>(i), previous, keys::hash(bytes), {}};
    previous = entry::hash_of(must(entry::make_link(device.key, link)));
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  fmt::print("seal, hash and link   {:.0f} entries of 4 KB a second\n", kEntries / seconds);
}

void large(const std::filesystem::path& folder, const vault::Device& device, int entries) {
  {
    auto vault = fresh_vault(folder / "large", device);
    const core::Bytes key(32, 1), body(600, 2);
    for (int done = 0; done < entries; done += 1000) {
      std::vector<core::Bytes> batch;
      batch.reserve(1000);
      for (int i = 0; i < 1000; ++i)
        batch.push_back(
            must(entry::seal_entry(key,
                                   {entry::EntryKind::changes, keys::random_id<core::RecordId>(),
                                    keys::random_id<core::EntryId>()},
                                   body)));
      must(vault.keep_pulled(batch, {}, {}, fmt::format("{}", done)));
    }
  }
  const auto open = measure(20, [&](int) {
    auto vault = must(vault::Vault::open(folder / "large", core::Bytes(32, 7)));
    must(vault.counts(kNow));
  });
  fmt::print("open {:6} entries   median {:7.1f} ms\n", entries, open.median / 1000);
}

// 60 answers, a declaration of 2 KiB, three cases: nobody's, and random where it matters.
core::Bytes typical_intake(const vault::Device& device) {
  std::map<std::string, std::optional<std::string>> fields;
  for (int i = 0; i < 60; ++i)
    fields[fmt::format("person.answer.{}", i)] = fmt::format("a made-up answer number {}", i);
  const auto random_words = [](std::size_t bytes) {
    core::Bytes noise(bytes);
    keys::fill_random(noise);
    std::string text;
    for (const auto byte : noise) text += "etaoin shrdlu cmfwyp"[byte % 20];
    return text;
  };
  fields["declaration.who"] = random_words(2048);
  for (int i = 0; i < 3; ++i)
    for (const char* part : {"county", "number", "what", "level", "date", "sentence"})
      fields[fmt::format("case.{:032x}.{}", i * 77777, part)] = random_words(12);
  return record::encode({record::Record{}.change_to(fields, {}, device.id, {}, kNow)});
}

// A machine of a made-up site, and somebody of its staff who is signed in.
struct Desk {
  explicit Desk(const std::filesystem::path& folder) {
    const std::string passphrase = "made up words for figures";
    must(station::create_organization(folder / "office", "Test Clinic", passphrase,
                                      station::OrganizationKind::demo));
    const auto office = must(station::open_organization(folder / "office", passphrase));
    const auto library = must(station::create_site(office, "Test Library"));
    const auto words =
        must(keys::read_word_list(CLEARWAY_SOURCE_DIR "/assets/words/passphrase.txt"));
    const auto ana = must(station::add_staff(office, library, "ana", "staff", words));
    const auto id = keys::random_id<core::CenterId>();
    const auto receipt = must(keys::SigningKey::generate());
    const auto tls = must(keys::make_certificate("center", "127.0.0.1"));
    std::ofstream(folder / "center.request")
        << "center=" << id.hex()
        << "\naddress=https://127.0.0.1:8443\nreceipt_key=" << core::to_hex(receipt.verify)
        << "\ncertificate=" << core::to_hex(core::as_bytes(tls.certificate_pem)) << "\n";
    must(station::add_center(office, folder / "center.request"));
    config::Site site;
    site.name = "Test Library";
    site.demo = true;
    must(station::enroll(office, site, {folder / "data", library, "kiosk-1", "CODE"},
                         [&](const auto&, const auto&) {
                           return core::Result<entry::EnrollReply>(entry::EnrollReply{id, 1});
                         }));
    station.emplace(must(station::Station::open(folder / "data", site)));
    session.emplace(must(station->sign_in("ana", ana, std::chrono::hours(1), kNow)));
  }
  std::optional<station::Station> station;
  std::optional<station::StaffSession> session;
};

// What a kiosk does after a sign-in while nobody waits, and what then is left of the first list.
void ready_list(Desk& desk, const std::function<void(std::size_t)>& list, std::size_t people) {
  constexpr std::size_t kAtOnce = 64;  // as app/kiosk does
  std::vector<vault::RecordInfo> unlisted;
  const auto asked =
      measure(1, [&](int) { unlisted = must(desk.station->unlisted(*desk.session)); });
  const std::span<const vault::RecordInfo> all(unlisted);
  const int parts = static_cast<int>((all.size() + kAtOnce - 1) / kAtOnce);
  const auto part = measure(parts, [&](int i) {
    const auto rest = all.subspan(static_cast<std::size_t>(i) * kAtOnce);
    must(desk.station->make_ready(*desk.session, rest.first(std::min(kAtOnce, rest.size()))));
  });
  const auto ready = measure(1, [&](int) { list(people); });
  fmt::print(
      "  made ready before     asked {:.0f} ms, {} parts median {:.0f} ms p99 {:.0f} ms;"
      " then all {:.0f} ms\n",
      asked.median / 1000, parts, part.median / 1000, part.p99 / 1000, ready.median / 1000);
}

// A site with `people` who shared, as its staff see them.
void listing(const std::filesystem::path& folder, const vault::Device& device, int people,
             bool ready) {
  std::filesystem::create_directories(folder);
  Desk desk(folder);
  const auto& site = desk.station->trust().site;
  const entry::WrapContext context{device.id, device.key};
  const auto words = typical_intake(device);
  std::vector<core::Bytes> entries;
  std::vector<entry::Wrap> wraps;
  for (int i = 0; i < people; ++i) {
    const core::Bytes key(32, 1);
    const auto record = keys::random_id<core::RecordId>();
    entries.push_back(must(entry::seal_entry(
        key, {entry::EntryKind::changes, record, keys::random_id<core::EntryId>()}, words)));
    wraps.push_back(must(entry::wrap_to_site(context, record, key, site)));
  }
  must(desk.station->vault().keep_pulled(entries, wraps, {}, "1"));
  station::Listed listed;
  const auto list = [&](std::size_t limit) {
    listed = must(desk.station->list(*desk.session, limit));
    const bool all = std::ranges::all_of(listed.rows, &station::Row::readable);
    if (listed.rows.size() != limit || !all) std::exit(1);
  };
  // Each record is opened once, when it is first on the list; after that its summary is.
  const auto count = static_cast<std::size_t>(people);
  if (ready) return ready_list(desk, list, count);
  const auto new_50 = measure(1, [&](int) { list(50); });
  const auto new_all = measure(1, [&](int) { list(count); });
  const auto keep = measure(1, [&](int) { desk.station->keep_listed(listed); });
  const auto first = measure(9, [&](int) { list(50); });
  const auto all = measure(5, [&](int) { list(count); });
  fmt::print("staff list            first 50 of {} median {:.0f} ms, all {:.0f} ms\n", people,
             first.median / 1000, all.median / 1000);
  fmt::print("  never listed before first 50 {:.0f} ms, all {:.0f} ms, kept in {:.0f} ms\n",
             new_50.median / 1000, new_all.median / 1000, keep.median / 1000);
}

void sizes(const vault::Device& device) {
  const auto bytes = must(entry::seal_entry(core::Bytes(32, 1), {}, typical_intake(device)));
  fmt::print("a finished intake     one entry of {} bytes and a link of {}\n", bytes.size(),
             entry::kLinkSize);
}

int run(int argc, char** argv) {
  must(keys::start());
  const support::TempDir scratch(argc > 1 ? std::filesystem::path(argv[1])
                                          : std::filesystem::temp_directory_path());
  const vault::Device device{keys::random_id<core::DeviceId>(), 1,
                             must(keys::SigningKey::generate())};
  const std::string_view part = argc > 2 ? argv[2] : "";
  const auto wanted = [&](std::string_view name) { return part.empty() || part == name; };
  if (wanted("keeping")) keeping(scratch.path(), device);
  if (wanted("sealing")) sealing(device);
  if (wanted("large")) large(scratch.path(), device, 100'000);
  if (wanted("listing"))
    for (const bool ready : {false, true})
      listing(scratch.path() / (ready ? "ready" : "site"), device, 10'000, ready);
  if (wanted("sizes")) sizes(device);
  return 0;
}

}  // namespace
}  // namespace clearway::bench

int main(int argc, char** argv) {
  try {
    return clearway::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
