class ItemsController < ApplicationController
  def show
    render json: Item.find(params[:id])
  rescue StandardError => e
    Rails.logger.error(e.full_message)
    render json: { error: "The item could not be read" }, status: 500 # evidence: general-message
  end

  def plain
    work
  rescue => exception
    Sentry.capture_exception(exception)
    render plain: "Something went wrong", status: :internal_server_error # evidence: general-message
  end

  def errors
    render json: { error: record.errors.full_messages }
  end
end

def poll
  work
rescue IOError => err
  logger.warn("poll failed: #{err.message}")
end

get "/item" do
  begin
    load_item
  rescue StandardError => err
    logger.error(err)
    halt 500, "The item could not be read" # evidence: general-message
  end
end
