#include "app/screen/keys.h"

namespace clearway::screen {

std::optional<ui::Key> key_of(const SDL_Keysym& key) {
  switch (key.sym) {
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      return ui::Key::enter;
    case SDLK_TAB:
      return (key.mod & KMOD_SHIFT) != 0 ? ui::Key::back_tab : ui::Key::tab;
    case SDLK_ESCAPE:
      return ui::Key::escape;
    case SDLK_BACKSPACE:
      return ui::Key::erase;
    case SDLK_LEFT:
      return ui::Key::left;
    case SDLK_RIGHT:
      return ui::Key::right;
    case SDLK_UP:
      return ui::Key::up;
    case SDLK_DOWN:
      return ui::Key::down;
    case SDLK_PAGEDOWN:
      return ui::Key::page_down;
    case SDLK_PAGEUP:
      return ui::Key::page_up;
    case SDLK_F2:
      return ui::Key::say_again;
    case SDLK_F3:
      return ui::Key::hush;
    default:
      return std::nullopt;
  }
}

// Letters may repeat while a key is held, as on any keyboard; what presses a button may not.
bool may_repeat(ui::Key key) {
  return key == ui::Key::erase || key == ui::Key::left || key == ui::Key::right;
}

core::Result<SDL_Keycode> code_of(const std::string& name) {
  if (name.empty()) return SDLK_UNKNOWN;
  const SDL_Keycode code = SDL_GetKeyFromName(name.c_str());
  if (code == SDLK_UNKNOWN)
    return core::fail(core::ErrorCode::invalid_input, "screen.switch", name);
  return code;
}

}  // namespace clearway::screen
