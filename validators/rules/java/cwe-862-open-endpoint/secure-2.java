package shop;

import org.springframework.web.bind.annotation.*;

@RestController
class Baskets {
    private BasketRepository baskets;
    private TaskRepository tasks;

    @PostMapping("/cart/remove")
    void less(@RequestParam long line) {
        baskets.deleteById(line);
    }

    @DeleteMapping("/todos/{id}")
    void deleteTodo(@PathVariable long id) {
        tasks.deleteById(id);
    }

    @PostMapping("/tasks/purge")
    void purgeTasks() {
        tasks.deleteAllDone();
    }
}
