#include <QLabel>
#include <QMessageBox>
#include <QToolTip>

class RemoveDialog : public QDialog
{
public:
    RemoveDialog(QWidget *parent, const QString &name) : QDialog(parent)
    {
        setupUi(this);
        label->setText(tr("Do you want to remove '%1'?").arg(name)); // finding
    }
};

void showSender(QLabel *senderLabel, const QString &sender)
{
    senderLabel->setText("<b>From:</b> " + sender); // finding
}

void reportFailure(QWidget *parent, const QString &reason)
{
    QMessageBox::warning(parent, "Import", "Import failed: " + reason); // finding
}

void explain(const QPoint &at, const QString &comment)
{
    QToolTip::showText(at, comment); // finding
}
