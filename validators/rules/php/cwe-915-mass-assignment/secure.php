<?php
class Post extends Model {
    protected $fillable = ['title', 'body']; // evidence: listed-fields
}

class PostController {
    public function store($request) {
        return Post::create($request->validated()); // evidence: listed-fields
    }
    public function change($request, $post) {
        $post->update($request->only(['title'])); // evidence: listed-fields
    }
    public function named($post) {
        $post->update(['title' => 'x']);
    }
}
