module LinksHelper
  def docs
    link_to "Docs", "https://docs.example.org", target: "_blank", rel: "noopener" # evidence: opener-cut
  end

  def site(user)
    link_to(user.name, user.website, target: :_blank, rel: "noreferrer nofollow") # evidence: opener-cut
  end

  def own
    link_to("Manual", manual_path, target: "_blank")
  end

  def both(page)
    link_to page.title, page.url, rel: "noopener noreferrer", target: "_blank" # evidence: opener-cut
  end
end
