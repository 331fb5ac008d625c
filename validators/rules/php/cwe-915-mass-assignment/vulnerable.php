<?php
class Post extends Model {
    protected $guarded = []; // finding: everything-fillable
}

class PostController {
    public function store($request) {
        return Post::create($request->all()); // finding: whole-request
    }
    public function change($request, $post) {
        $post->update(request()->all()); // finding: whole-request
    }
}
