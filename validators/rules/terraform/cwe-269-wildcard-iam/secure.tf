data "aws_iam_policy_document" "a" {
  # evidence
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*"]
  }
}
#----
resource "aws_iam_policy" "b" {
  policy = <<EOF
{
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": "${aws_s3_bucket.x.arn}" } # evidence
  ]
}
EOF
}
#----
# evidence
resource "google_project_iam_member" "d" {
  role   = "roles/storage.objectViewer"
  member = "group:a@example.com"
}
#----
# evidence
resource "azurerm_role_assignment" "e" {
  role_definition_name = "Reader"
}
#----
data "aws_iam_policy_document" "deny" {
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
  }
}
#----
data "aws_iam_policy_document" "key" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${local.account}:root"]
    }
  }
}
#----
resource "google_project_iam_member" "open" {
  role   = "roles/viewer"
  member = "allUsers"
}
#----
resource "google_project_iam_custom_role" "a" {
  permissions = ["compute.instances.get", "iam.serviceAccounts.list"] # evidence
}
#----
resource "google_project_iam_custom_role" "a" {
  permissions = ["compute.instances.start", "compute.instances.stop"]
}
