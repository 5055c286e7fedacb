// A thread with a queue of tasks, and the mailbox its answers come back through. Only values
// cross.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "app/flow/event.h"

namespace clearway::kiosk {

class Mailbox {
 public:
  explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}
  void post(flow::Event event) {
    {
      const std::lock_guard lock(mutex_);
      events_.push_back(std::move(event));
    }
    wake_();
  }
  std::vector<flow::Event> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
  }

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<flow::Event> events_;
};

class Worker {
 public:
  Worker() : thread_([this](const std::stop_token& stop) { run(stop); }) {}
  // Finishes the task in hand, drops the rest.
  ~Worker() {
    thread_.request_stop();
    wakeup_.notify_all();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void post(std::function<void()> task) {
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wakeup_.notify_one();
  }

  // Runs the task there and waits for its value. Never from the worker's own thread.
  template <class Task>
  auto ask(Task task) {
    auto packaged = std::make_shared<std::packaged_task<decltype(task())()>>(std::move(task));
    auto answer = packaged->get_future();
    post([packaged] { (*packaged)(); });
    return answer.get();
  }

 private:
  void run(const std::stop_token& stop) {
    while (true) {
      std::function<void()> task;
      {
        std::unique_lock lock(mutex_);
        wakeup_.wait(lock, stop, [this] { return !tasks_.empty(); });
        if (stop.stop_requested()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any wakeup_;
  std::deque<std::function<void()>> tasks_;
  std::jthread thread_;  // last: starts when the rest is there
};

}  // namespace clearway::kiosk
