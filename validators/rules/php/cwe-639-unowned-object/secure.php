<?php
use App\Models\Product;

class OrderController extends Controller
{
    public function show(Request $request)
    {
        return $request->user()->orders()->findOrFail($request->input('id')); // evidence: among-the-callers-own
    }

    public function pay(Request $request)
    {
        $id = $request->query('invoice');
        auth()->user()->invoices()->find($id)->pay(); // evidence: among-the-callers-own
    }

    public function unread(Request $request)
    {
        return $request->user()->messages()->unread()->where('id', $request->input('id')); // evidence: among-the-callers-own
    }

    // What everybody may read has no owner.
    public function product(Request $request)
    {
        return Product::find($request->input('id'));
    }
}
