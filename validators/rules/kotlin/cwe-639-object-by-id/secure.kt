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
        get("/orders/{id}") { // evidence: owner-in-query
            val who = call.principal<JWTPrincipal>()!!.payload.subject
            val id = call.parameters["id"]!!.toInt()
            val order = transaction { Orders.select { (Orders.id eq id) and (Orders.owner eq who) }.single() }
            call.respond(order.toOrder())
        }
        delete("/letters/{letterId}") { // evidence: owner-in-query
            val who = call.principal<JWTPrincipal>() ?: return@delete
            val number = call.parameters.getOrFail("letterId").toInt()
            transaction { Letters.deleteWhere { Letters.id eq number and (Letters.userName eq who.payload.subject) } }
            call.respond("gone")
        }
        put("/addresses/{id}") { // evidence: owner-compared
            val known = call.sessions.get<Known>() ?: return@put
            val address = addresses.findById(call.parameters["id"]!!.toLong())
            if (address.user != known.name) {
                return@put call.respond(HttpStatusCode.NotFound)
            }
            address.street = call.receive<Street>().name
            addresses.save(address)
        }
        get("/shared/{id}") {
            val known = call.sessions.get<Known>()!!
            call.respond(notes.find(call.parameters["id"]!!.toInt(), known.name))
        }
    }
    get("/pages/{id}") {
        call.respond(pages.findById(call.parameters["id"]!!.toLong()))
    }
    get("/orders") {
        val who = call.principal<JWTPrincipal>()!!.payload.subject
        call.respond(orders.get(who))
    }
}
