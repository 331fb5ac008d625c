import java.security.Principal;
import org.springframework.security.access.prepost.*;
import org.springframework.web.bind.annotation.*;

@RestController
class Orders {
    private OrderRepository orders;

    @GetMapping("/orders/{id}")
    @PreAuthorize("hasRole('USER')")
    Order show(@PathVariable long id, Principal user) {
        return orders.findByIdAndOwner(id, user.getName()).orElseThrow(); // evidence: owner-in-query
    }

    @GetMapping("/invoices/{id}") // evidence: owner-compared
    @PostAuthorize("returnObject.owner == authentication.name")
    Order invoice(@PathVariable long id) {
        return orders.findById(id).orElseThrow();
    }

    @PutMapping("/orders/{id}") // evidence: owner-compared
    @PreAuthorize("@access.owns(#id, authentication)")
    void change(@PathVariable long id) {
        orders.findById(id);
    }

    @GetMapping("/all/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    Order any(@PathVariable long id) {
        return orders.findById(id).orElseThrow();
    }
}

class Parcels {
    private ParcelRepository parcels;
    private Labels labels;

    @GetMapping("/parcels/{id}/label") // evidence: owner-compared
    public byte[] label(@PathVariable Long id, @AuthenticationPrincipal Member member) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        if (!parcel.getOwnerId().equals(member.getId())) {
            throw new NotThere();
        }
        return labels.print(parcel, member.getLanguage());
    }
}
