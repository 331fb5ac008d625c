class DirectoryController < ApplicationController
  def show
    filter = Net::LDAP::Filter.eq("uid", params[:uid]) # evidence: filter-object
    @entry = ldap.search(base: BASE, filter: filter).first
  end

  def index
    name = Net::LDAP::Filter.escape(params[:name])
    @people = ldap.search(base: BASE, filter: Net::LDAP::Filter.construct("(cn=#{name})")) # evidence: sanitized
  end

  def all
    ldap.search(base: BASE, filter: Net::LDAP::Filter.present("mail")) # evidence: filter-object
    Product.search(filter: "kind=#{params[:kind]}")
  end
end
