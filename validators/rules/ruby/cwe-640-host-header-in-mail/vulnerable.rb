class PasswordsController < ApplicationController
  def create
    person = Person.find_by(address: params[:address])
    link = "https://#{request.host}/reset?token=#{person.new_token}"
    PasswordMailer.with(person: person, link: link).reset.deliver_later # finding: host-in-mail
    head :ok
  end

  def invite
    InviteMailer.join(params[:address], request.base_url + "/join/" + new_token).deliver_now # finding: host-in-mail
    head :ok
  end

  def prepare
    ActionMailer::Base.default_url_options = { host: request.host_with_port } # finding: host-for-all-mails
  end
end
