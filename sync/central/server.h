// HTTPS in front of Routes. TLS 1.3; any client certificate passes the handshake, which
// proves that the caller holds its key, and Routes decides what it may do.
#pragma once

#include <functional>
#include <string>

#include "sync/central/routes.h"

namespace clearway::central {

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8443;  // 0: any free one
  std::string certificate_pem;
  std::string private_key_pem;
};

// Serves until SIGTERM or SIGINT; `ready` gets "host:port" once it listens. Two threads
// carry the network and one the store. Errors: busy when the port is taken, invalid_input.
core::Result<> serve(const ServerOptions& options, Routes routes,
                     const std::function<void(const std::string&)>& ready);

}  // namespace clearway::central
