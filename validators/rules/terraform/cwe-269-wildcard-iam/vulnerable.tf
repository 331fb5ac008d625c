data "aws_iam_policy_document" "a" {
  # finding
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}
#----
resource "aws_iam_policy" "b" {
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["iam:PassRole"], "Resource": "*" } # finding
  ]
}
EOF
}
#----
# finding
resource "aws_iam_role_policy_attachment" "c" {
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
#----
# finding
resource "google_project_iam_member" "d" {
  role   = "roles/owner"
  member = "group:a@example.com"
}
#----
resource "azurerm_role_definition" "e" {
  # finding
  permissions {
    actions = ["*"]
  }
}
#----
resource "aws_iot_policy" "a" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "iot:*", Resource = "*" }] # finding
  })
}
#----
resource "google_project_iam_member" "a" { # finding
  role   = "roles/resourcemanager.projectIamAdmin"
  member = "group:a@b.test"
}
#----
resource "google_project_iam_custom_role" "a" {
  role_id     = "desk"
  permissions = ["compute.instances.get", "iam.serviceAccounts.getAccessToken"] # finding
}
#----
locals {
  a = ["compute.instances.list"]
  b = ["resourcemanager.projects.setIamPolicy"]
}
resource "google_organization_iam_custom_role" "a" {
  permissions = concat(local.a, local.b) # finding
}
#----
resource "google_project_iam_custom_role" "a" {
  permissions = ["iam.serviceAccountKeys.create"] # finding
}
