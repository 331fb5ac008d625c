Rails.application.configure do
  config.consider_all_requests_local = true # finding: errors-shown
end

def failed(e)
  render json: { error: e.message, trace: e.backtrace } # finding: errors-shown
end

def total(order)
  binding.pry # finding: debugger-left
  order.total
end
