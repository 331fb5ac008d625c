class PagesController < ApplicationController
  def preview
    @page = Liquid::Template.parse(params[:template]).render # evidence: template-without-code
  end

  def hello
    render "hello", locals: { name: params[:name] } # evidence: values-as-locals
    render plain: params[:name]
  end

  def letter
    ERB.new(File.read("letter.erb")).result_with_hash(name: params[:name])
  end
end

get "/greet" do
  erb :greet, locals: { name: params[:name] } # evidence: values-as-locals
end
