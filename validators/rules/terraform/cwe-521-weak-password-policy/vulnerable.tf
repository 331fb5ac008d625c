# finding
resource "aws_iam_account_password_policy" "a" {
  allow_users_to_change_password = true
}
#----
resource "aws_iam_account_password_policy" "a" {
  require_symbols = false # finding
}
#----
resource "aws_iam_account_password_policy" "a" {
  minimum_password_length = 8 # finding
  require_symbols         = true
}
