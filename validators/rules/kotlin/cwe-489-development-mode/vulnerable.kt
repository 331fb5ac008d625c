package shop

import io.ktor.server.engine.applicationEngineEnvironment
import io.ktor.server.engine.embeddedServer
import io.ktor.server.application.serverConfig
import io.ktor.server.netty.Netty

fun main() {
    System.setProperty("io.ktor.development", "true") // finding: switched-on
    embeddedServer(Netty, port = 8080) { module() }.start(wait = true)
}

fun environment() = applicationEngineEnvironment {
    developmentMode = true // finding: switched-on
    module { module() }
}

fun later() = serverConfig {
    developmentMode = "1" == "1" // finding: switched-on
}
