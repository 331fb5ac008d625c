class ItemsController < ApplicationController
  def show
    render json: Item.find(params[:id])
  rescue StandardError => e
    render json: { error: e.message }, status: 500 # finding: error-in-answer
  end

  def plain
    work
  rescue => exception
    render plain: exception.full_message # finding: error-in-answer
  end
end

get "/item" do
  begin
    load_item
  rescue StandardError => err
    halt 500, err.backtrace.join("\n") # finding: error-in-answer
  end
end
