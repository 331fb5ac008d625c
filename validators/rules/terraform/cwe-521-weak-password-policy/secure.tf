resource "aws_iam_account_password_policy" "a" {
  require_lowercase_characters = true # evidence
  require_uppercase_characters = true # evidence
  require_numbers              = true # evidence
  require_symbols              = true # evidence
  minimum_password_length      = 14 # evidence
  max_password_age             = 90 # evidence
  password_reuse_prevention    = 24 # evidence
}
#----
# unjudged
resource "aws_iam_account_password_policy" "a" {
  require_symbols = true
}
