import io.vertx.ext.web.RoutingContext;

class Quays {
    void leave(RoutingContext ctx) {
        ctx.response().setStatusCode(303).putHeader("Location", ctx.request().getParam("next")).end(); // finding: redirect-to-value
    }

    void leaveFor(RoutingContext ctx) {
        ctx.response().setStatusCode(303).putHeader("location", "https://" + ctx.request().getParam("quay")).end(); // finding: redirect-to-value
    }
}
