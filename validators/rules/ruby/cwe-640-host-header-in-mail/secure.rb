class PasswordsController < ApplicationController
  PUBLIC_URL = "https://shop.example".freeze

  def create
    person = Person.find_by(address: params[:address])
    PasswordMailer.with(person: person, link: "#{PUBLIC_URL}/reset?token=#{person.new_token}").reset.deliver_later # evidence: own-address
    head :ok
  end

  def invite
    InviteMailer.with(link: Settings.site.url + "/join/" + new_token).join.deliver_now # evidence: own-address
    head :ok
  end

  def prepare
    ActionMailer::Base.default_url_options = { host: "shop.example" } # evidence: own-address
  end

  def shown
    render plain: "you asked #{request.host}"
  end

  def names
    NameMailer.with(person: current_person).told.deliver_later
    head :ok
  end
end
