import io.vertx.ext.web.RoutingContext;

class Quays {
    void leave(RoutingContext ctx) {
        ctx.response().setStatusCode(303).putHeader("Location", "/quays").end(); // evidence: own-page
    }

    void leaveFor(RoutingContext ctx) {
        ctx.response().setStatusCode(303).putHeader("Location", "https://quays.example/berth/" + ctx.request().getParam("berth")).end(); // evidence: own-page
    }

    void told(RoutingContext ctx) {
        ctx.response().putHeader("X-Quay", ctx.request().getParam("quay")).end();
    }
}
