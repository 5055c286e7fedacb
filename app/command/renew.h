// What an operator is told when a disk was restored or copied.
#pragma once

namespace clearway::command {

void advise_renewal();  // to standard output

}  // namespace clearway::command
