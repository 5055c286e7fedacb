// What an operator is told when a disk was restored or copied.
#pragma once

#include "app/vault/vault.h"

namespace clearway::command {

void advise_renewal();  // to standard output
// Whether this is how a restored or copied disk shows.
bool calls_for_renewal(const vault::Problem& problem);

}  // namespace clearway::command
