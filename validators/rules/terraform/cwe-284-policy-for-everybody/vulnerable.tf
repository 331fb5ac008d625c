resource "aws_s3_bucket_policy" "a" {
  policy = <<POLICY
{
  "Statement": [
    { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject" } # finding
  ]
}
POLICY
}
#----
data "aws_iam_policy_document" "b" {
  # finding
  statement {
    actions = ["sqs:SendMessage"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
#----
# finding
resource "aws_lambda_permission" "c" {
  principal = "sns.amazonaws.com" # evidence
}

resource "google_iam_workload_identity_pool_provider" "pipelines" { # finding
  workload_identity_pool_id          = "builders"
  workload_identity_pool_provider_id = "hub"
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
#----
resource "google_iam_workload_identity_pool_provider" "builds" {
  workload_identity_pool_id          = "mill"
  workload_identity_pool_provider_id = "hub"
  attribute_condition                = "assertion.ref_type == 'tag'" # finding
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
