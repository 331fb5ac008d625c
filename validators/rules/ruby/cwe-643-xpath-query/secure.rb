class UsersController < ApplicationController
  def show
    doc = Nokogiri::XML(File.read("users.xml"))
    @user = doc.at_xpath("//user[@name=$name]", nil, name: params[:name]) # evidence: variables
  end

  def group
    doc = REXML::Document.new(File.read("groups.xml"))
    @group = REXML::XPath.first(doc, "//group[id=$id]", nil, { "id" => params[:id] }) # evidence: variables
  end

  def page
    doc = Nokogiri::XML(File.read("pages.xml"))
    @page = doc.xpath("//page[#{params[:number].to_i}]") # evidence: sanitized
    @all = doc.xpath("//page")
  end
end
