package shop

import io.ktor.server.engine.applicationEngineEnvironment
import io.ktor.server.engine.embeddedServer
import io.ktor.server.application.serverConfig
import io.ktor.server.netty.Netty

fun main() {
    System.setProperty("io.ktor.development", "false") // evidence: switched-off
    System.setProperty("io.ktor.random.secure.random.provider.name", "DRBG")
    embeddedServer(Netty, port = 8080) { module() }.start(wait = true)
}

fun environment() = applicationEngineEnvironment {
    developmentMode = false // evidence: switched-off
    module { module() }
}

private const val DEVELOPING = false

fun later() = serverConfig {
    developmentMode = DEVELOPING // evidence: switched-off
}

fun asked() = serverConfig {
    developmentMode = System.getenv("DEVELOPING") == "yes"
}

fun other(config: Config) {
    config.testMode = true
}
