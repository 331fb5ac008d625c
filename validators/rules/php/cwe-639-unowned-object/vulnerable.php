<?php
use App\Models\Order;
use App\Models\Invoice;
use App\Models\Message;

class OrderController extends Controller
{
    public function show(Request $request)
    {
        return Order::findOrFail($request->input('id')); // finding: found-by-id
    }

    public function pay(Request $request)
    {
        $id = $request->query('invoice');
        Invoice::find($id)->pay(); // finding: found-by-id
    }

    public function drop()
    {
        Message::destroy($_POST['id']); // finding: found-by-id
    }
}
