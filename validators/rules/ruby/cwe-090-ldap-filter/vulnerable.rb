class DirectoryController < ApplicationController
  def show
    filter = Net::LDAP::Filter.construct("(uid=#{params[:uid]})") # finding: assembled-filter
    @entry = ldap.search(base: BASE, filter: filter).first
  end

  def index
    name = params[:name]
    @people = ldap.search(base: BASE, filter: "(&(objectClass=person)(cn=" + name + "))") # finding: assembled-filter
  end

  def team
    ldap.search(base: "ou=#{params[:team]},dc=example,dc=org") { |entry| puts entry } # finding: assembled-name
  end
end
