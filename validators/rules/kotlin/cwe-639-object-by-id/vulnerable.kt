package shop

import io.ktor.server.application.call
import io.ktor.server.auth.authenticate
import io.ktor.server.auth.jwt.JWTPrincipal
import io.ktor.server.auth.principal
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.put

fun Route.orders() {
    authenticate("known") {
        get("/orders/{id}") { // finding: caller-not-asked
            val who = call.principal<JWTPrincipal>()!!
            log.info("asked by ${who.payload.subject}")
            val id = call.parameters["id"]!!.toInt()
            val order = transaction { Orders.select { Orders.id eq id }.single() }
            call.respond(order.toOrder())
        }
        delete("/letters/{letterId}") { // finding: caller-not-asked
            call.principal<JWTPrincipal>() ?: return@delete
            val number = call.parameters.getOrFail("letterId").toInt()
            transaction { Letters.deleteWhere { Letters.id eq number } }
            call.respond("gone")
        }
        put("/addresses/{id}") { // finding: caller-not-asked
            val known = call.sessions.get<Known>() ?: return@put
            val address = addresses.findById(call.parameters["id"]!!.toLong())
            address.street = call.receive<Street>().name
            addresses.save(address)
        }
    }
}
