package shop;

import javax.servlet.http.HttpSession;
import org.springframework.web.bind.annotation.*;

@RestController
class Notes {
    private NoteRepository notes;

    @GetMapping("/notes")
    Iterable<Note> all(HttpSession session) {
        return notes.findByOwner((String) session.getAttribute("name"));
    }

    @PostMapping("/notes/remove") // finding: changes-without-right
    void b(@RequestParam long id) {
        notes.deleteById(id);
    }

    @DeleteMapping("/notes/{id}") // finding: admin-without-right
    void deleteNote(@PathVariable long id) {
        notes.deleteById(id);
    }
}
