#include "app/ui/quads.h"

#include <gtest/gtest.h>
#include <imgui/imgui.h>

namespace clearway::ui {
namespace {

class Quads : public testing::Test {
 protected:
  void SetUp() override {
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().Fonts->AddFontDefault();
    ImGui::GetIO().Fonts->Build();
    ImGui::GetIO().DisplaySize = {200, 100};
    ImGui::NewFrame();
  }
  void TearDown() override {
    ImGui::EndFrame();
    ImGui::DestroyContext(context_);
  }
  ImGuiContext* context_ = nullptr;
};

TEST_F(Quads, EveryRectangleImageAndLetterComesThrough) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.AddRectFilled({10, 20}, {50, 60}, 0xFF112233);
  list.AddImage(reinterpret_cast<ImTextureID>(1), {0, 0}, {8, 8}, {0.25F, 0.5F},
                {0.5F, 1});  // NOLINT
  list.AddText({60, 20}, 0xFFFFFFFF, "ab c");
  const QuadList out = quads_of(list, {200, 100});
  EXPECT_EQ(out.lost, 0);
  ASSERT_EQ(out.quads.size(), 5U);  // a space draws nothing
  EXPECT_EQ(out.quads[0].to.w, 40);
  EXPECT_EQ(out.quads[0].color, 0xFF112233U);
  EXPECT_EQ(out.quads[1].texture, 1);
  EXPECT_EQ(out.quads[1].u0, 0.25F);
  EXPECT_EQ(out.quads[1].v1, 1);
}

TEST_F(Quads, WhatIsNoRectangleIsCounted) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.AddTriangleFilled({0, 0}, {50, 0}, {0, 50}, 0xFF112233);
  EXPECT_GT(quads_of(list, {200, 100}).lost, 0);
}

TEST_F(Quads, WhatLiesOutsideItsClipIsLeftOut) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect({0, 0}, {20, 20});
  list.AddRectFilled({30, 30}, {50, 60}, 0xFF112233);
  list.PopClipRect();
  EXPECT_TRUE(quads_of(list, {200, 100}).quads.empty());
}

}  // namespace
}  // namespace clearway::ui
