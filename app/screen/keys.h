// Keys of a keyboard, as the interface knows them.
#pragma once

#include <SDL.h>

#include <optional>
#include <string>

#include "app/core/result.h"
#include "app/ui/ui.h"

namespace clearway::screen {

std::optional<ui::Key> key_of(const SDL_Keysym& key);
bool may_repeat(ui::Key key);
// By SDL's name, "F1"; none for "". Errors: invalid_input when there is no such key.
core::Result<SDL_Keycode> code_of(const std::string& name);

}  // namespace clearway::screen
