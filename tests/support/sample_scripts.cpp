// A page in each script that people here write, with an invented person.
#include "tests/support/sample_views.h"

namespace clearway::support {

using namespace flow;

namespace {

struct Script {
  const char* language;
  const char* title;
  const char* lead;
  const char* answer;
  const char* next;
};

// NOLINTNEXTLINE(readability-function-size): a list, one after the other
std::vector<Script> scripts() {
  return {
      {"vi", "Tên của quý vị là gì?", "Xin viết đúng như trên giấy tờ của tòa án.",
       "Nguyễn Thị Hồng Thắm, sinh ở Đà Nẵng", "Tiếp tục"},
      {"ru", "Как вас зовут?", "Напишите так, как в документах суда.", "Анна Щёлкина-Пробная",
       "Дальше"},
      {"hy", "Ինչպե՞ս է ձեր անունը", "Գրեք այնպես, ինչպես դատարանի թղթերում է։",
       "Անի Փորձյան և Արև", "Շարունակել"},
      {"ko", "이름이 무엇입니까?", "법원 서류에 있는 그대로 쓰십시오.", "김민수, 값진 삶",
       "계속하기"},
      {"zh_Hant", "您叫什麼名字？", "請按照法院文件上的寫法填寫，一字不差。", "陳美玲，重新開始",
       "繼續"},
      {"zh_Hans", "您叫什么名字？", "请按照法院文件上的写法填写，一字不差。", "陈美玲，重新开始",
       "继续"},
      // clang-format off
      {"fa",
       "نام شما چیست؟",
       "نام خود را همان‌طور بنویسید که در پرونده دادگاه (مثلاً سال "
       "2019 در Fresno) آمده است. اگر مطمئن نیستید، خالی بگذارید و "
       "ادامه دهید. می‌توانید هر وقت خواستید برگردید و آن را عوض "
       "کنید.",
       "مریم رضایی (Maryam)",
       "ادامه"}
      // clang-format on
  };
}

}  // namespace

void Samples::add_scripts(std::vector<SampleView>& out) const {
  for (const Script& script : scripts()) {
    View view = page("question.name", 0);
    view.language = script.language;
    view.title = script.title;
    view.lead = script.lead;
    view.next->label = script.next;
    TextField field{.field = "person.name.court",
                    .label = script.title,
                    .text = script.answer,
                    .placeholder = "",
                    .kept = ""};
    field.caret = field.text.size();
    field.focused = true;
    view.main = {field, Paragraph{script.lead, Weight::normal},
                 Card{Tone::why, script.next, {{script.lead, Weight::normal}}, "", {}}};
    out.push_back({std::string("script.") + script.language, view});
  }
}

}  // namespace clearway::support
