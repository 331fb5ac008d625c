class UsersController < ApplicationController
  def show
    doc = Nokogiri::XML(File.read("users.xml"))
    @user = doc.at_xpath("//user[@name='#{params[:name]}']") # finding: assembled-expression
  end

  def group
    doc = REXML::Document.new(File.read("groups.xml"))
    @group = REXML::XPath.first(doc, "//group[id=" + params[:id] + "]") # finding: assembled-expression
  end

  def any
    @nodes = store.xml.xpath(params[:query]) # finding: expression-from-request
  end
end
