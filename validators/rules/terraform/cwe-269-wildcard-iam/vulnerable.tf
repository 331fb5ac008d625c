data "aws_iam_policy_document" "a" {
  # finding
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "b" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # finding
      { Effect = "Allow", Action = "*", Resource = "*" }
    ]
  })
}
# finding
resource "aws_iam_role_policy_attachment" "c" {
  role       = "x"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
# finding
resource "google_project_iam_member" "d" {
  role   = "roles/owner"
  member = "user:jane@example.com"
}
