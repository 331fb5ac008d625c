import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
class Orders {
    private OrderRepository orders;

    @GetMapping("/orders/{id}") // finding: role-only
    @PreAuthorize("hasRole('USER')")
    Order show(@PathVariable long id) {
        return orders.findById(id).orElseThrow();
    }

    @DeleteMapping("/orders/{orderId}") // finding: role-only
    @PreAuthorize("isAuthenticated()")
    void cancel(@PathVariable long orderId) {
        orders.deleteById(orderId);
    }

    @PutMapping("/orders/{id}") // finding: role-only
    @Secured("ROLE_USER")
    void change(@PathVariable long id, @RequestBody Order body) {
        Order order = orders.getById(id);
        order.setCount(body.getCount());
    }
}

class Parcels {
    private ParcelRepository parcels;
    private Labels labels;

    @GetMapping("/parcels/{id}/label") // finding: caller-not-asked
    public byte[] label(@PathVariable Long id, @AuthenticationPrincipal Member member) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        return labels.print(parcel, member.getLanguage());
    }
}
