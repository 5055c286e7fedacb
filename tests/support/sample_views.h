// A view of every kind, with invented people, for galleries and layout tests. The words are
// samples; what the kiosk says stands in kiosk-config.
#pragma once

#include <string>
#include <vector>

#include "app/flow/view.h"

namespace clearway::support {

enum class SampleLanguage { english, spanish };

struct SampleView {
  std::string name;  // "home", "typing.name"
  flow::View view;
};
std::vector<SampleView> sample_views(SampleLanguage language);
// Every component in every state: a gallery, no pages of a kiosk.
std::vector<SampleView> component_views();

class Samples;
std::vector<flow::View> gallery_pages(
    const Samples& samples);  // the half of it in sample_gallery.cpp

// ---- parts of it, by file -----------------------------------------------------------------
class Samples {
 public:
  explicit Samples(SampleLanguage language) : language_(language) {}
  std::string t(const char* english, const char* spanish) const;
  flow::View page(const char* screen, int step) const;  // bar, steps, tools, Back, Continue
  flow::KeyboardView keyboard() const;
  flow::Button button(const char* action, std::string label, flow::Style style = flow::Style::quiet,
                      flow::Icon icon = flow::Icon::none) const;

  void add_person(std::vector<SampleView>& out) const;
  void add_questions(std::vector<SampleView>& out) const;
  void add_papers(std::vector<SampleView>& out) const;
  void add_staff(std::vector<SampleView>& out) const;
  void add_overlays(std::vector<SampleView>& out) const;
  void add_scripts(std::vector<SampleView>& out) const;

 private:
  SampleLanguage language_;
};

}  // namespace clearway::support
