package shop

import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.auth.authenticate
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import org.springframework.security.config.annotation.web.builders.HttpSecurity
import org.springframework.security.config.annotation.web.invoke

fun Application.module(people: People) {
    routing {
        get("/people") {
            call.respond(people.all())
        }
        authenticate("staff") { // evidence: behind-a-login
            post("/people/{id}/promote") {
                people.raise(call.parameters["id"]!!.toInt())
                call.respond("done")
            }
        }
    }
}

fun Application.inner(people: People) {
    routing {
        authenticate { // evidence: behind-a-login
            adminRoutes(people)
        }
    }
}

fun Route.adminRoutes(people: People) {
    delete("/admin/people/{id}") {
        people.remove(call.parameters["id"]!!.toInt())
        call.respond("done")
    }
}

fun Application.towns(towns: Towns) {
    routing {
        get("/urban") {
            call.respond(towns.large())
        }
    }
}

fun Application.basket(basket: Basket) {
    routing {
        post("/cart/remove") {
            basket.remove(call.parameters["line"]!!.toInt())
            call.respond("done")
        }
    }
}

fun Application.known(people: People) {
    routing {
        post("/people/{id}/ban") {
            if (call.request.headers["X-Job-Key"] != key) {
                call.respond(HttpStatusCode.Unauthorized)
                return@post
            }
            people.ban(call.parameters["id"]!!.toInt())
        }
    }
}

fun chain(http: HttpSecurity) {
    http {
        authorizeHttpRequests {
            authorize("/css/**", permitAll)
            authorize("/admin/**", hasRole("ADMIN")) // evidence: right-required
            authorize(anyRequest, authenticated) // evidence: right-required
        }
    }
}
