class TextsController < ApplicationController
  def run
    system("sh", "-c", "ls -- \"$1\" | sort", "x", params[:folder]) # evidence: constant-shell-text
  end
end
