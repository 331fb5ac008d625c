def clean(text)
  ERB::Util.html_escape(text) # evidence: escaped-or-parsed
end

def comment(params)
  Sanitize.fragment(params[:comment], Sanitize::Config::BASIC) # evidence: escaped-or-parsed
end

def shown(text)
  CGI.escapeHTML(text.gsub("<br>", "\n")) # evidence: escaped-or-parsed
end

def words(text)
  text.gsub(/script/, "play").gsub("\n", "<br>")
end
