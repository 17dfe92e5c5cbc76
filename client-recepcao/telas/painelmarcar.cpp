// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "painelmarcar.h"

#include <dominio/ids.h>

#include <QBoxLayout>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace recepcao {

namespace {

constexpr int diasAFrente = 21, horariosMostrados = 40;

QString semAcentos(const QString &texto)
{
    QString limpo;
    for (const QChar c : texto.normalized(QString::NormalizationForm_D))
        if (c.category() != QChar::Mark_NonSpacing)
            limpo += c.toLower();
    return limpo;
}

QString textoDoHorario(const contrato::HorarioLivre &h)
{
    return QLocale().toString(modelos::dataDe(h.inicio), u"ddd d/M"_s) + u"   "_s + h.inicio.texto().mid(11, 5);
}

} // namespace

PainelMarcar::PainelMarcar(api::ClienteHttp &http, modelos::DiaDaClinica &dia, QWidget *pai) :
    QWidget(pai), m_apiConsultas(http), m_apiMedicos(http), m_dia(dia), m_pacientes(http),
    m_buscaPaciente(new QLineEdit), m_buscaMedico(new QLineEdit), m_motivo(new QLineEdit),
    m_listaPacientes(new QListView), m_listaMedicos(new QListWidget), m_listaHorarios(new QListWidget),
    m_tipo(new QComboBox), m_botao(new QPushButton(tr("Marcar"))), m_novo(new QPushButton(tr("Paciente novo (F4)"))),
    m_detalhe(ui::rotulo({}, "fraco")), m_aviso(new ui::FaixaAviso)
{
    montar();
    connect(m_buscaPaciente, &QLineEdit::textEdited, this, [this](const QString &t) {
        m_paciente.reset();
        m_detalhe->clear();
        m_listaPacientes->setVisible(t.trimmed().size() >= 2);
        m_pacientes.buscar(t);
    });
    connect(&m_pacientes, &modelos::ModeloPacientes::respondeu, this, [this] {
        m_listaPacientes->setCurrentIndex(m_pacientes.index(0));
        m_novo->setVisible(m_pacientes.rowCount() == 0 && m_buscaPaciente->text().trimmed().size() >= 2);
    });
    connect(m_buscaPaciente, &QLineEdit::returnPressed, this,
            [this] { escolherPaciente(std::max(0, m_listaPacientes->currentIndex().row())); });
    connect(m_listaPacientes, &QListView::clicked, this, [this](const QModelIndex &i) { escolherPaciente(i.row()); });
    connect(m_buscaMedico, &QLineEdit::textEdited, this, &PainelMarcar::filtrarMedicos);
    connect(m_buscaMedico, &QLineEdit::returnPressed, this, &PainelMarcar::escolherMedico);
    connect(m_listaMedicos, &QListWidget::itemClicked, this, &PainelMarcar::escolherMedico);
    connect(m_listaHorarios, &QListWidget::itemActivated, this, &PainelMarcar::marcar);
    connect(m_listaHorarios, &QListWidget::currentRowChanged, this, [this] { m_chave.clear(); });
    connect(m_botao, &QPushButton::clicked, this, &PainelMarcar::marcar);
    connect(m_novo, &QPushButton::clicked, this,
            [this] { Q_EMIT pediuPacienteNovo(m_buscaPaciente->text().trimmed()); });
}

void PainelMarcar::montar()
{
    auto *linhas = new QVBoxLayout(this);
    linhas->setContentsMargins(12, 12, 12, 12);
    linhas->setSpacing(5);
    auto *titulo = ui::rotulo(tr("Marcar consulta"));
    titulo->setFont(ui::fonte(1.5, QFont::DemiBold));
    linhas->addWidget(titulo);
    const auto campo = [&](const QString &texto, QWidget *w, const char *objeto) {
        auto *r = ui::rotulo(texto, "fraco");
        r->setBuddy(w);
        w->setObjectName(QString::fromLatin1(objeto));
        w->setAccessibleName(texto);
        w->installEventFilter(this);
        linhas->addWidget(r);
        linhas->addWidget(w);
    };
    campo(tr("Paciente"), m_buscaPaciente, "marcarPaciente");
    m_buscaPaciente->setPlaceholderText(tr("nome, CPF, telefone ou nascimento"));
    m_listaPacientes->setModel(&m_pacientes);
    m_listaPacientes->setObjectName(u"marcarPacientes"_s);
    m_listaPacientes->setAccessibleName(tr("Pacientes achados"));
    m_listaPacientes->setFixedHeight(190);
    m_listaPacientes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_listaPacientes->setFocusPolicy(Qt::NoFocus);
    m_listaPacientes->hide();
    linhas->addWidget(m_listaPacientes);
    m_detalhe->setWordWrap(true);
    linhas->addWidget(m_detalhe);
    m_novo->setObjectName(u"marcarPacienteNovo"_s);
    m_novo->setAccessibleName(m_novo->text());
    m_novo->hide();
    linhas->addWidget(m_novo);
    campo(tr("Médico ou especialidade"), m_buscaMedico, "marcarMedico");
    m_listaMedicos->setObjectName(u"marcarMedicos"_s);
    m_listaMedicos->setAccessibleName(tr("Médicos"));
    m_listaMedicos->setFixedHeight(110);
    m_listaMedicos->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_listaMedicos->setFocusPolicy(Qt::NoFocus);
    linhas->addWidget(m_listaMedicos);
    campo(tr("Próximos horários livres"), m_listaHorarios, "marcarHorarios");
    linhas->setStretchFactor(m_listaHorarios, 1);
    m_tipo->addItems({tr("consulta"), tr("retorno"), tr("exame")});
    campo(tr("Tipo"), m_tipo, "marcarTipo");
    campo(tr("Motivo (se o paciente disser)"), m_motivo, "marcarMotivo");
    m_motivo->setMaxLength(500);
    linhas->addWidget(m_aviso);
    m_botao->setProperty("papel", u"primario"_s);
    m_botao->setObjectName(u"marcarBotao"_s);
    m_botao->setAccessibleName(m_botao->text());
    linhas->addWidget(m_botao);
}

bool PainelMarcar::eventFilter(QObject *objeto, QEvent *evento)
{
    if (evento->type() != QEvent::KeyPress)
        return false;
    const int tecla = static_cast<QKeyEvent *>(evento)->key();
    if (tecla == Qt::Key_Escape) {
        Q_EMIT desistiu();
        return true;
    }
    // Up and down walk the list below the field without leaving it.
    QAbstractItemView *lista = objeto == m_buscaPaciente ? static_cast<QAbstractItemView *>(m_listaPacientes)
                               : objeto == m_buscaMedico ? static_cast<QAbstractItemView *>(m_listaMedicos)
                                                         : nullptr;
    if (!lista || (tecla != Qt::Key_Down && tecla != Qt::Key_Up))
        return false;
    const int linha = lista->currentIndex().row() + (tecla == Qt::Key_Down ? 1 : -1);
    if (linha >= 0 && linha < lista->model()->rowCount())
        lista->setCurrentIndex(lista->model()->index(linha, 0));
    return true;
}

void PainelMarcar::comecar(const std::optional<contrato::PacienteResumo> &paciente, const QString &medicoId,
                           const std::optional<contrato::HorarioLivre> &horario)
{
    m_aviso->calar();
    m_novo->hide();
    m_paciente.reset();
    m_chave.clear();
    m_horarioDado = horario;
    m_motivo->clear();
    m_detalhe->clear();
    m_buscaPaciente->clear();
    m_listaPacientes->hide();
    m_listaHorarios->clear();
    m_livres.clear();
    m_medicoId = medicoId;
    m_botao->setEnabled(true);
    m_botao->setText(tr("Marcar"));
    m_buscaMedico->clear();
    filtrarMedicos({});
    if (!medicoId.isEmpty())
        for (int i = 0; i < m_listaMedicos->count(); ++i)
            if (m_listaMedicos->item(i)->data(Qt::UserRole).toString() == medicoId)
                m_listaMedicos->setCurrentRow(i);
    if (!medicoId.isEmpty())
        buscarHorarios(medicoId);
    m_buscaPaciente->setFocus();
    if (paciente)
        aceitarPaciente(*paciente);
}

void PainelMarcar::escolherPaciente(int linha)
{
    if (m_paciente)
        return aceitarPaciente(*m_paciente);
    if (const auto p = m_pacientes.em(linha); p && !m_pacientes.buscando())
        aceitarPaciente(*p);
}

void PainelMarcar::aceitarPaciente(const contrato::PacienteResumo &p)
{
    m_paciente = p;
    m_buscaPaciente->setText(p.nomeSocial.value_or(p.nome));
    m_detalhe->setText(modelos::detalheDoPaciente(p));
    m_listaPacientes->hide();
    m_novo->hide();
    m_medicoId.isEmpty() ? m_buscaMedico->setFocus() : m_listaHorarios->setFocus();
}

void PainelMarcar::filtrarMedicos(const QString &texto)
{
    const QString procurado = semAcentos(texto.trimmed());
    m_listaMedicos->clear();
    for (const contrato::Medico &m : m_dia.medicosDaUnidade()) {
        const QString especialidades = m.especialidades.join(u", "_s);
        if (!semAcentos(m.nome + u' ' + especialidades).contains(procurado))
            continue;
        auto *item = new QListWidgetItem(m.nome + u" · "_s + especialidades, m_listaMedicos);
        item->setData(Qt::UserRole, m.id.texto());
        item->setToolTip(item->text());
    }
    m_listaMedicos->setCurrentRow(0);
}

void PainelMarcar::escolherMedico()
{
    const QListWidgetItem *item = m_listaMedicos->currentItem();
    if (!item)
        return;
    m_medicoId = item->data(Qt::UserRole).toString();
    m_buscaMedico->setText(item->text().section(u" · "_s, 0, 0));
    m_horarioDado.reset();
    buscarHorarios(m_medicoId);
    m_listaHorarios->setFocus();
}

void PainelMarcar::buscarHorarios(const QString &medicoId)
{
    m_listaHorarios->clear();
    m_listaHorarios->addItem(tr("Procurando horários…"));
    const QDate de = m_horarioDado ? m_dia.dia() : std::max(m_dia.dia(), QDate::currentDate());
    m_apiMedicos.horarios(medicoId, de.toString(Qt::ISODate), de.addDays(diasAFrente).toString(Qt::ISODate), this,
                          [this, medicoId](const api::Resultado<QList<contrato::HorarioLivre>> &r) {
                              if (medicoId != m_medicoId)
                                  return;
                              if (r)
                                  return mostrarHorarios(*r, medicoId);
                              m_listaHorarios->clear();
                              m_aviso->dizer(ui::palavrasDe(r.error()), ui::FaixaAviso::Tom::Erro);
                          });
}

void PainelMarcar::mostrarHorarios(const QList<contrato::HorarioLivre> &livres, const QString &)
{
    m_listaHorarios->clear();
    m_livres.clear();
    int escolhido = 0;
    for (const contrato::HorarioLivre &h : livres) {
        if (h.unidadeId.texto() != m_dia.unidadeId() || m_livres.size() >= horariosMostrados)
            continue;
        if (m_horarioDado && m_horarioDado->inicio == h.inicio)
            escolhido = int(m_livres.size());
        m_livres << h;
        m_listaHorarios->addItem(textoDoHorario(h));
    }
    if (m_livres.isEmpty())
        m_listaHorarios->addItem(tr("Nenhum horário livre em %n dia(s)", nullptr, diasAFrente));
    m_listaHorarios->setCurrentRow(escolhido);
}

void PainelMarcar::marcar()
{
    const int linha = m_listaHorarios->currentRow();
    if (!m_paciente) {
        m_aviso->dizer(tr("Escolha o paciente."), ui::FaixaAviso::Tom::Erro);
        return m_buscaPaciente->setFocus();
    }
    if (linha < 0 || linha >= m_livres.size()) {
        m_aviso->dizer(tr("Escolha o médico e o horário."), ui::FaixaAviso::Tom::Erro);
        return m_buscaMedico->setFocus();
    }
    if (!m_botao->isEnabled())
        return;
    contrato::NovaConsulta nova;
    nova.medicoId = *dominio::MedicoId::deTexto(m_medicoId);
    nova.pacienteId = m_paciente->id;
    nova.unidadeId = m_livres.at(linha).unidadeId;
    nova.inicio = m_livres.at(linha).inicio.instante;
    nova.tipo = contrato::TipoConsulta(m_tipo->currentIndex());
    if (m_paciente->convenio)
        nova.convenio = *m_paciente->convenio;
    if (const QString motivo = m_motivo->text().trimmed(); !motivo.isEmpty())
        nova.motivo = motivo;
    if (m_chave.isEmpty())
        m_chave = dominio::textoDeUuid(QUuid::createUuid()).toLatin1();
    m_aviso->calar();
    m_botao->setEnabled(false);
    m_botao->setText(tr("Marcando…"));
    m_apiConsultas.marcar(nova, m_chave, this, [this](const api::Resultado<contrato::Consulta> &r) {
        m_botao->setEnabled(true);
        m_botao->setText(tr("Marcar"));
        if (r) {
            m_chave.clear();
            Q_EMIT marcou(*r);
        } else {
            tratarRecusa(r.error());
        }
    });
}

void PainelMarcar::tratarRecusa(const dominio::Erro &erro)
{
    m_aviso->dizer(ui::palavrasDe(erro), ui::FaixaAviso::Tom::Erro);
    if (erro.codigo != dominio::Codigo::SemConexao && erro.codigo != dominio::Codigo::Indisponivel)
        m_chave.clear(); // refused for good: the next try is another booking
    const QJsonArray alternativas = erro.extras.value(u"alternativas"_s).toArray();
    if (alternativas.isEmpty())
        return;
    QList<contrato::HorarioLivre> livres;
    for (const QJsonValue &v : alternativas) {
        const QJsonObject o = v.toObject();
        const auto inicio = contrato::DeTexto<contrato::Momento>::ler(o.value(u"inicio"_s).toString());
        const auto fim = contrato::DeTexto<contrato::Momento>::ler(o.value(u"fim"_s).toString());
        const auto unidade = dominio::UnidadeId::deTexto(o.value(u"unidadeId"_s).toString());
        if (inicio && fim && unidade)
            livres << contrato::HorarioLivre{*inicio, *fim, *unidade};
    }
    m_horarioDado.reset();
    mostrarHorarios(livres, m_medicoId);
    m_listaHorarios->setFocus();
}

} // namespace recepcao
