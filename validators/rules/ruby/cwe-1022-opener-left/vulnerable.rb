module LinksHelper
  def docs
    link_to "Docs", "https://docs.example.org", target: "_blank" # finding: opener-left
  end

  def site(user)
    link_to(user.name, user.website, target: :_blank, class: "site") # finding: opener-left
  end

  def raw_link
    '<a href="https://docs.example.org" target="_blank">Docs</a>'.html_safe # finding: opener-left
  end
end
