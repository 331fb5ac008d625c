class ItemsController < ApplicationController
  def show
    render json: Item.find(params[:id])
  rescue StandardError => e
    Rails.logger.error(e.full_message) # evidence: error-logged
    render json: { error: "The item could not be read" }, status: 500
  end

  def plain
    work
  rescue => exception
    Sentry.capture_exception(exception) # evidence: error-logged
    render plain: "Something went wrong"
  end

  def errors
    render json: { error: record.errors.full_messages }
  end
end

def poll
  work
rescue IOError => err
  logger.warn("poll failed: #{err.message}") # evidence: error-logged
end
