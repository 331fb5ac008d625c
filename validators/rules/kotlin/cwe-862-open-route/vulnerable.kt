package shop

import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.response.respond
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import org.springframework.security.config.annotation.web.builders.HttpSecurity
import org.springframework.security.config.annotation.web.invoke

fun Application.module(people: People) {
    routing { // finding: administers-unasked
        get("/people") {
            call.respond(people.all())
        }
        post("/people/{id}/promote") {
            people.raise(call.parameters["id"]!!.toInt())
            call.respond("done")
        }
    }
}

fun Application.inner(people: People) {
    routing { // finding: administers-unasked
        route("/admin") {
            delete("/people/{id}") {
                people.remove(call.parameters["id"]!!.toInt())
                call.respond("done")
            }
        }
    }
}

fun chain(http: HttpSecurity) {
    http {
        authorizeHttpRequests {
            authorize("/admin/**", permitAll) // finding: open-by-rule
            authorize("/css/**", permitAll)
            authorize(anyRequest, authenticated) // evidence: right-required
        }
    }
}

fun open(http: HttpSecurity) {
    http {
        authorizeHttpRequests {
            authorize(anyRequest, permitAll) // finding: open-by-rule
        }
    }
}
